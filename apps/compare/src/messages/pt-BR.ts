import type { Messages } from './en.ts';
import { figures, report } from './report-pt-BR.ts';

/** Every text of the program and of the report, in Brazilian Portuguese. */
export const ptBR: Messages = {
  help: {
    usage:
      'Uso: pnpm compare [EXERCÍCIO] [opções]\n     pnpm compare merge PASTA... [--out PASTA] [--format F] [--lang IDIOMA]',
    purpose:
      'Executa as variantes de um exercício em condições iguais e escreve um relatório sobre o que\nmediram. EXERCÍCIO é um nome da lista abaixo, ou o caminho de um arquivo seu.',
    exercises: (fallback) => `Exercícios (padrão: ${fallback}):`,
    settings: (exercise) => `Ajustes do exercício ${exercise}:`,
    setting: (description, expected, fallback) =>
      `${description}: ${expected} (padrão: ${fallback})`,
    options: 'Opções de todo exercício:',
    schemes: (names, fallback) =>
      `as variantes a executar, separadas por vírgulas: ${names} (padrão: ${fallback})`,
    all: 'todas',
    seed: (fallback) => `a semente, ou a primeira de várias (padrão: ${fallback})`,
    seeds: 'com quantas sementes sucessivas cada variante é executada (padrão: 1)',
    workers:
      'quantas execuções correm ao mesmo tempo (padrão: quantas compensarem, até uma por núcleo)',
    resume: 'continua com as execuções guardadas em PASTA/runs; veja abaixo',
    fresh: 'descarta as execuções guardadas de uma comparação inacabada e recomeça',
    shard: 'executa só a parte I de N, sem relatório: "merge" o faz com todas as partes',
    eager: 'executa os passos operação por operação: mais lento, os mesmos resultados',
    watch: 'executa de novo sempre que muda o arquivo do exercício, ou um que ele importa',
    format: (names) => `o formato do relatório: ${names} (padrão: md)`,
    out: (fallback) => `a pasta do relatório e das execuções (padrão: ${fallback})`,
    lang: (names) => `o idioma do relatório e das mensagens: ${names}`,
    help: 'mostra esta ajuda, para o exercício indicado, e termina',
    resuming:
      'Cada execução terminada é guardada na hora. Uma comparação interrompida continua de onde parou\nse você repetir o mesmo comando com --resume; pode pedir então mais ou outras variantes e sementes,\npois uma execução só depende das suas. Uma pasta com outros ajustes, de outra versão ou de outro\nestado dos arquivos do exercício é recusada.',
    placeholders: {
      value: 'VALOR',
      list: 'A,B',
      number: 'N',
      part: 'I/N',
      format: 'F',
      folder: 'PASTA',
      tag: 'IDIOMA',
    },
  },

  errors: {
    unknownOption: (given, valid) => `opção desconhecida ${given}: as opções são ${valid}`,
    unexpectedArgument: (given, help) =>
      `argumento inesperado "${given}": no máximo um exercício, e todo ajuste é uma opção (${help} mostra quais)`,
    missingValue: (option, example) => `${option} precisa de um valor, como em ${example}`,
    needlessValue: (option) => `${option} não leva valor: use sem ele`,
    repeatedOption: (option) => `${option} aparece mais de uma vez: use uma vez só`,
    notTogether: (one, other) => `${one} e ${other} se contradizem: use uma das duas`,
    noSuchFile: (path) => `não existe o arquivo "${path}" de onde tirar um exercício`,
    unknownExercise: (given, valid) =>
      `exercício desconhecido "${given}": os exercícios são ${valid}`,
    unknownScheme: (given, valid) => `esquema desconhecido "${given}": os esquemas são ${valid}`,
    unknownFormat: (given, valid) => `formato desconhecido "${given}": os formatos são ${valid}`,
    unknownLanguage: (given, valid) => `idioma desconhecido "${given}": os idiomas são ${valid}`,
    didYouMean: (name) => `; você quis dizer ${name}?`,
    emptyScheme: (given, valid) =>
      `--schemes tem um nome vazio em "${given}": informe um ou mais de ${valid}, separados por vírgulas`,
    repeatedScheme: (name) => `--schemes repete "${name}": informe cada esquema uma vez só`,
    setting: (option, expected, example, given) =>
      `${option} deve ser ${expected}, como ${example}, mas é "${given}"`,
    seed: (given) =>
      `--seed deve ser um número inteiro de 0 a 4294967295, como 3, mas é "${given}"`,
    seeds: (most, given) =>
      `--seeds deve ser um número inteiro de 1 a ${most}, como 10, mas é "${given}"`,
    tooManySeeds: (count, first) =>
      `não há ${count} sementes a partir de ${first}: a última é 4294967295`,
    workers: (most, given) =>
      `--workers deve ser um número inteiro de 1 a ${most}, como 2, mas é "${given}"`,
    shard: (given) =>
      `--shard deve ser uma parte de um número de partes, como 1/4 para a primeira de quatro, mas é "${given}"`,
    notAFolder: (out, path) =>
      `não é possível escrever o relatório em "${out}": "${path}" existe e não é uma pasta; escolha outra pasta com --out`,
    isAFolder: (out, path) =>
      `não é possível escrever o relatório em "${out}": "${path}" é uma pasta no lugar de um arquivo; escolha outra pasta com --out`,
    notWritable: (out, path, code) =>
      `não é possível escrever o relatório em "${out}": "${path}" não aceita escrita (${code}); escolha outra pasta com --out`,
    writeFailed: (out, reason) => `não foi possível escrever o relatório em "${out}": ${reason}`,
    reportFailed: (reason) => `não há como fazer o relatório destas execuções: ${reason}`,
    unfinished: (folder, done, of) =>
      `"${folder}" tem ${done} das ${of} execuções de uma comparação inacabada: continue com --resume, descarte-as com --fresh ou escolha outra pasta com --out`,
    damagedManifest: (folder, reason) =>
      `"${folder}" tem execuções, mas seu comparison.json não diz de quê${reason === null ? '' : ` (${reason})`}: escolha outra pasta ou recomece ali com --fresh`,
    otherComparison: (folder, differences) =>
      `as execuções em "${folder}" são de outra comparação e não se misturam com esta: ${differences}`,
    runFailed: (run, reason) => `${run} falhou: ${reason}`,
    notStored: (run, folder, reason) =>
      `${run} terminou, mas não pôde ser guardado em "${folder}": ${reason}; as execuções guardadas antes são mantidas, e --resume continua a partir delas`,
    nothingToMerge: 'merge precisa das pastas das partes, como em merge parte-1 parte-2',
    noRuns: (folder) => `"${folder}" não tem execuções para juntar`,
    repeatedFolder: (folder) => `"${folder}" aparece mais de uma vez: informe uma vez só`,
    otherRuns: (folder, other) =>
      `"${folder}" e "${other}" são partes de comparações com outros esquemas ou sementes`,
    missingRuns: (runs, shards) =>
      `a comparação não está completa: falta ${runs}${shards === '' ? '' : ` (as partes são ${shards})`}`,
    unequalRuns: (run, folder, other) =>
      `${run} está em "${folder}" e em "${other}", mas não com a mesma medição: uma delas está errada`,
  },

  runs: {
    name: (scheme, seed) => `${scheme} com a semente ${seed}`,
    conditions: { format: 'formato', version: 'versão', exercise: 'exercício' },
    difference: (condition, stored, wanted) => `${condition} é ${stored} lá e ${wanted} aqui`,
    otherFile: 'o arquivo do exercício, ou um que ele importa, mudou desde então',
    stored: (part, count, folder) =>
      `A parte ${part} está pronta: ${count} execuções estão em ${folder}`,
    resumed: (count) => `${count} execuções já estão prontas`,
    watching: (path) => `Esperando uma mudança em ${path} (Ctrl-C para terminar)`,
  },

  progress: {
    seeds: (done, of) => `${done} de ${of} sementes`,
    cost: (cost) => `custo ${cost}`,
    left: (seconds) => `faltam ${seconds} s`,
    took: (seconds) => `${seconds} s`,
  },

  outcome: {
    scheme: 'Esquema',
    trained: 'Treinou',
    medians: (seeds) => `Medianas de ${seeds} sementes.`,
    written: (path) => `Relatório: ${path}`,
  },

  report,
  figures,
};
