import type { FigureMessages, ReportMessages } from './report-en.ts';

/** The texts of the report that are the same for every exercise, in Brazilian Portuguese. */
export const report: ReportMessages = {
  results: {
    heading: 'Resultados',
    variant: 'Variante',
    rule: 'Regra',
    trained: 'Treinou',
    comment: 'Comentário',
    commentUnder: (seed) => `Comentário (semente ${seed})`,
    share: (count, of) => `${count} de ${of}`,
    note: (seeds) =>
      `Sobre ${seeds} sementes: a mediana; abaixo dela, entre colchetes, os quartis inferior e superior e, entre parênteses, um intervalo de confiança de 95%, por bootstrap para uma mediana e pelo método de Wilson para uma proporção. Uma execução que não termina em número conta como pior que todas as outras.`,
    fewSeeds: (least, seeds, coverage) =>
      `Com menos de ${least} sementes, nenhum intervalo de uma mediana chega a essa confiança: mesmo o que vai do menor ao maior de ${seeds} valores só contém a mediana verdadeira com probabilidade de ${coverage}.`,
  },
  findings: {
    heading: 'O que as medições mostram',
    confirmed: 'Confirmado.',
    refuted: 'Refutado por esta execução.',
    confirmedUnder: (confirmed, of) => `Confirmado em ${confirmed} de ${of} sementes.`,
    evidence: (seed) =>
      `Cada afirmação é julgada em cada semente. Os números que a seguem são os da semente ${seed}, ou da primeira semente em que foi possível julgá-la.`,
  },
  conditions: {
    heading: 'Condições',
    intro:
      'Todas as variantes são executadas nas mesmas condições; só muda a regra mostrada na primeira tabela.',
    condition: 'Condição',
    value: 'Valor',
    seed: 'Semente',
    seeds: 'Sementes',
    range: (first, last, count) => `${first} a ${last} (${count} sementes)`,
  },
  reproduce: {
    heading: 'Como reproduzir',
    intro: (version) => `Em um clone do repositório, na versão ${version}:`,
    result:
      'O relatório, as figuras e o arquivo `results.json` saem iguais, byte por byte, em qualquer máquina. O arquivo `results.json` guarda todas as medições de todas as execuções.',
    digest: (digest) =>
      `SHA-256 das medições: \`${digest}\`. Quem obtém o mesmo resumo mediu o mesmo, bit por bit.`,
    seedsHeading: 'Sobre as sementes',
    oneSeed: (seed) =>
      `A semente ${seed} fixa tudo o que é aleatório em uma execução; cada variante recomeça dela, de modo que só a regra muda de uma variante para outra. Uma semente é uma só amostra: antes de generalizar um resultado, repita a execução com mais delas (\`--seeds\`), sobretudo onde o treinamento é caótico.`,
    manySeeds: (seed) =>
      `Uma semente fixa tudo o que é aleatório em uma execução; cada variante recomeça dela, de modo que em uma mesma semente só a regra muda de uma variante para outra. Onde se mostra uma única execução, é a da semente ${seed}.`,
  },
};

/** The words that stand in figures, whatever they show. */
export const figures: FigureMessages = {
  lines: {
    start: (value) => `↑ começa em ${value}`,
  },
  maps: {
    noBoundary: 'sem fronteira: uma só classe',
    classPoint: (label) => `classe ${label}`,
    probability: 'Probabilidade da classe 1',
    boundary: 'fronteira, p = 0,5',
  },
  histograms: {
    allEqual: (value) => `sempre ${value}`,
    notFinite: 'não finito',
  },
  heatmap: {
    noValue: 'sem valor',
  },
};
