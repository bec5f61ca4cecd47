import type { Messages } from './en.ts';
import { figures, report } from './report-pt-BR.ts';

/** Every text of the program and of the report, in Brazilian Portuguese. */
export const ptBR: Messages = {
  help: {
    usage: 'Uso: pnpm compare [EXERCÍCIO] [opções]',
    purpose:
      'Treina os esquemas de um exercício em condições iguais e escreve um relatório: report.md,\nresults.json e as figuras.',
    exercises: (fallback) => `Exercícios (padrão: ${fallback}):`,
    options: (exercise) => `Opções, para o exercício ${exercise}:`,
    schemes: (names) => `os esquemas a treinar, separados por vírgulas: ${names} (padrão: todos)`,
    iterations: (fallback) => `o número de iterações do treinamento (padrão: ${fallback})`,
    learningRate: (fallback) => `a taxa de aprendizado (padrão: ${fallback})`,
    seed: (fallback) => `a semente dos pesos iniciais (padrão: ${fallback})`,
    dataset: (names, fallback) => `o conjunto de dados: ${names} (padrão: ${fallback})`,
    out: (fallback) => `a pasta do relatório (padrão: ${fallback})`,
    lang: (names) => `o idioma do relatório e das mensagens: ${names}`,
    help: 'mostra esta ajuda, para o exercício indicado, e termina',
    placeholders: {
      name: 'NOME',
      list: 'A,B',
      number: 'N',
      rate: 'X',
      folder: 'PASTA',
      tag: 'IDIOMA',
    },
  },

  errors: {
    unknownOption: (given, valid) => `opção desconhecida ${given}: as opções são ${valid}`,
    unexpectedArgument: (given, help) =>
      `argumento inesperado "${given}": no máximo um exercício, e todo ajuste é uma opção (${help} mostra quais)`,
    missingValue: (option, example) => `${option} precisa de um valor, como em ${example}`,
    repeatedOption: (option) => `${option} aparece mais de uma vez: use uma vez só`,
    unknownExercise: (given, valid) =>
      `exercício desconhecido "${given}": os exercícios são ${valid}`,
    unknownScheme: (given, valid) => `esquema desconhecido "${given}": os esquemas são ${valid}`,
    unknownDataset: (given, valid) =>
      `conjunto de dados desconhecido "${given}": os conjuntos de dados são ${valid}`,
    unknownLanguage: (given, valid) => `idioma desconhecido "${given}": os idiomas são ${valid}`,
    didYouMean: (name) => `; você quis dizer ${name}?`,
    emptyScheme: (given, valid) =>
      `--schemes tem um nome vazio em "${given}": informe um ou mais de ${valid}, separados por vírgulas`,
    repeatedScheme: (name) => `--schemes repete "${name}": informe cada esquema uma vez só`,
    iterations: (given) =>
      `--iterations deve ser um número inteiro, 0 ou maior, como 15000, mas é "${given}"`,
    learningRate: (given) =>
      `--learning-rate deve ser um número finito maior que 0, como 0.01, mas é "${given}"`,
    seed: (given) =>
      `--seed deve ser um número inteiro de 0 a 4294967295, como 3, mas é "${given}"`,
    notAFolder: (out, path) =>
      `não é possível escrever o relatório em "${out}": "${path}" existe e não é uma pasta; escolha outra pasta com --out`,
    isAFolder: (out, path) =>
      `não é possível escrever o relatório em "${out}": "${path}" é uma pasta no lugar de um arquivo; escolha outra pasta com --out`,
    notWritable: (out, path, code) =>
      `não é possível escrever o relatório em "${out}": "${path}" não aceita escrita (${code}); escolha outra pasta com --out`,
    writeFailed: (out, reason) => `não foi possível escrever o relatório em "${out}": ${reason}`,
  },

  progress: {
    bar: (counts, cost) => `${counts}  custo ${cost}`,
    left: (seconds) => `faltam ${seconds} s`,
    took: (seconds) => `${seconds} s`,
    line: (name, iteration, iterations, cost) =>
      `${name}: iteração ${iteration} de ${iterations}, custo ${cost}`,
  },

  outcome: {
    scheme: 'Esquema',
    train: 'Treino',
    test: 'Teste',
    finalCost: 'Custo final',
    written: (path) => `Relatório: ${path}`,
  },

  report,
  figures,
};
