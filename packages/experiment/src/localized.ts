export type Language = 'en' | 'pt-BR';

/**
 * A text in every language of a report. It may contain Markdown; formulas stand between `` $` `` and
 * `` `$ ``, where Markdown leaves TeX alone.
 */
export type Localized = Readonly<Record<Language, string>>;

export const languages: readonly Language[] = ['en', 'pt-BR'];

/** A text that is put together in the same way in every language. */
export function localized(write: (language: Language) => string): Localized {
  return { en: write('en'), 'pt-BR': write('pt-BR') };
}

/** A text that is the same in every language: a name, a number's exact digits. */
export function inEveryLanguage(text: string): Localized {
  return localized(() => text);
}
