import type { Messages } from './en.ts';

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

  report: {
    results: {
      heading: 'Resultados',
      scheme: 'Esquema',
      rule: 'Regra',
      trainAccuracy: 'Acurácia no treino',
      testAccuracy: 'Acurácia no teste',
      finalCost: 'Custo final',
      comment: 'Comentário',
      note: 'A acurácia é a proporção de pontos cuja classe é prevista corretamente. O custo final é a entropia cruzada binária média sobre os pontos de treino, depois da última atualização.',
    },
    findings: {
      heading: 'O que as medições mostram',
      confirmed: 'Confirmado.',
      refuted: 'Refutado por esta execução.',
    },
    figures: { heading: 'Figuras' },
    layers: {
      heading: 'Camada por camada',
      note: 'Medido sobre todos os pontos de treino, antes da primeira atualização → depois da última. O posto conta as linhas linearmente independentes da matriz de pesos; duas unidades são distintas se diferem em algum peso ou no viés. RMS é a raiz da média dos quadrados.',
      scheme: 'Esquema',
      layer: 'Camada',
      shape: 'Pesos',
      rank: 'Posto',
      distinctUnits: 'Unidades distintas',
      activation: 'RMS das ativações',
      zeros: 'Ativações iguais a 0',
      gradient: 'RMS do gradiente',
    },
    setUp: {
      heading: 'Condições do experimento',
      intro:
        'Todos os esquemas são treinados nas mesmas condições; só muda a regra mostrada na primeira tabela.',
      condition: 'Condição',
      value: 'Valor',
      dataset: 'Conjunto de dados',
      points: 'Pontos',
      dataSeeds: 'Sementes dos pontos',
      ofEach: (train, test) => `${train} de treino, ${test} de teste`,
      noise: 'Ruído (desvio padrão)',
      layers: 'Unidades por camada, a partir da entrada',
      activation: 'Ativação das camadas ocultas',
      optimizer: 'Otimizador',
      learningRate: 'Taxa de aprendizado',
      iterations: 'Iterações',
      dtype: 'Tipo numérico',
      seed: 'Semente dos pesos iniciais',
    },
    notebook: {
      heading: 'Comparação com os números impressos no notebook',
      intro:
        'O notebook calcula o custo a partir das probabilidades, e nossa coluna faz o mesmo. A diferença relativa é |nosso − impresso| / |impresso|. Onde o treinamento é caótico, uma diferença no último bit de um arredondamento cresce, e por isso ali coincidem menos dígitos.',
      noneApply:
        'As condições desta execução não são as do notebook; os números que ele imprime não se aplicam e nada é comparado.',
      notPrinted: (scheme) =>
        `${scheme}: o notebook não imprime nada para este esquema nestas condições.`,
      iteration: 'Iteração',
      printed: 'Notebook',
      ours: 'Nosso',
      difference: 'Diferença relativa',
      trainAccuracy: 'Acurácia no treino',
      testAccuracy: 'Acurácia no teste',
      bothInfinite: 'ambos infinitos',
      notComparable: 'não comparável',
      largest: (difference, iteration) =>
        `Maior diferença relativa de um custo: ${difference}, na iteração ${iteration}.`,
      allEqual: 'Todos os custos são iguais até o último dígito.',
    },
    firstCost: {
      heading: 'O primeiro custo, pelas probabilidades e pelos logits',
      explanation:
        'A partir da probabilidade $`p`$ e do rótulo $`y`$, o custo de um ponto é $`-y \\log p - (1 - y) \\log(1 - p)`$. Onde a rede erra com certeza absoluta, o $`p`$ arredondado é exatamente 0 ou 1, o logaritmo é −∞ e por isso o custo médio é infinito. A partir do logit $`z`$, antes da sigmoide, o mesmo custo é $`\\max(z, 0) - z y + \\log(1 + e^{-|z|})`$, que nunca toma o logaritmo de 0.',
      scheme: 'Esquema',
      iteration: 'Iteração',
      fromProbabilities: 'Pelas probabilidades',
      fromLogits: 'Pelos logits',
      infinite: (scheme, cost) =>
        `Com ${scheme}, a primeira forma é infinita; a segunda mostra que o custo é ${cost}, um número finito.`,
      allFinite: 'Nesta execução as duas formas são finitas em todos os esquemas.',
    },
    reproduce: {
      heading: 'Como reproduzir',
      intro: 'Em um clone do repositório:',
      result:
        'O relatório, as figuras e o arquivo `results.json` saem iguais, byte por byte. O arquivo `results.json` guarda todos os números deste relatório, inclusive os pontos e os logits dos mapas.',
      seedsHeading: 'Sobre a semente',
      seeds: (seed) =>
        `A semente ${seed} fixa os pesos iniciais; cada esquema recomeça dela os seus números aleatórios, de modo que só a regra muda de um esquema para outro. Uma semente é uma só amostra: antes de generalizar um resultado, repita a execução com outras (\`--seed\`), sobretudo onde o treinamento é caótico.`,
    },
  },

  figures: {
    curves: {
      heading: 'Custo durante o treinamento',
      iteration: 'Iteração',
      cost: 'Custo (escala logarítmica)',
      chance: 'acaso: ln 2',
      start: (cost) => `↑ começa em ${cost}`,
      alternative: (summaries) =>
        `Gráfico de linhas do custo de cada esquema por iteração, em escala logarítmica. ${summaries}`,
      summary: (scheme, first, last) => `${scheme}: de ${first} a ${last}.`,
      caption:
        'A entropia cruzada binária média sobre os pontos de treino, calculada a partir dos logits. A linha tracejada, ln 2, é o custo de responder 50% para todos os pontos.',
    },
    boundaries: {
      heading: 'Fronteiras de decisão',
      accuracy: (train, test) => `treino ${train} · teste ${test}`,
      noBoundary: 'sem fronteira: uma só classe',
      classPoint: (label) => `classe ${label}`,
      probability: 'Probabilidade da classe 1',
      boundary: 'fronteira, p = 0,5',
      alternative: (summaries) =>
        `Mapa da probabilidade prevista da classe 1 em cada esquema, com os pontos de treino. ${summaries}`,
      withBoundary: (scheme, share) => `${scheme}: a classe 1 é prevista em ${share} do mapa.`,
      withoutBoundary: (scheme) => `${scheme}: uma só classe é prevista em todo o mapa.`,
      caption:
        'Cores: a probabilidade da classe 1 depois do treinamento. Linha: onde ela vale 0,5, a fronteira de decisão. Pontos: o conjunto de treino.',
    },
    scales: {
      heading: 'Tamanho das ativações e dos gradientes',
      before: 'antes do treinamento',
      after: 'depois do treinamento',
      activations: 'Ativações',
      gradients: 'Gradientes dos pesos',
      layer: (index) => `camada ${index}`,
      alternative: (summaries) =>
        `Raiz da média dos quadrados das ativações e dos gradientes dos pesos em cada camada, antes e depois do treinamento, em escala logarítmica. ${summaries}`,
      summary: (scheme, before, after) =>
        `${scheme}: gradiente por camada ${before} antes e ${after} depois.`,
      caption:
        'A raiz da média dos quadrados das ativações de cada camada e do gradiente do custo em relação aos seus pesos, sobre o conjunto de treino. A ativação da última camada é a probabilidade da classe 1. Pontos sobre a linha “0” são exatamente zero.',
    },
    activations: {
      heading: 'Distribuição das ativações',
      alternative: (summaries) =>
        `Histogramas das ativações de cada camada, antes e depois do treinamento. ${summaries}`,
      summary: (scheme, shares) =>
        `${scheme}: proporção de zeros por camada depois do treinamento ${shares}.`,
      caption:
        'As ativações de cada camada sobre o conjunto de treino. Cada histograma tem a sua própria faixa horizontal, escrita abaixo dele; as alturas estão em escala de raiz quadrada, para que valores raros continuem visíveis. A ativação da última camada é a probabilidade da classe 1.',
    },
    gradients: {
      heading: 'Distribuição dos gradientes',
      alternative: (summaries) =>
        `Histogramas do gradiente do custo em relação aos pesos de cada camada, antes e depois do treinamento. ${summaries}`,
      summary: (scheme, sizes) =>
        `${scheme}: raiz da média dos quadrados por camada depois do treinamento ${sizes}.`,
      caption:
        'O gradiente do custo em relação aos pesos de cada camada, desenhado como na figura anterior.',
    },
    histograms: {
      column: (layer) => `Camada ${layer}`,
      before: 'antes',
      after: 'depois',
      allEqual: (value) => `sempre ${value}`,
      notFinite: 'não finito',
    },
  },
};
