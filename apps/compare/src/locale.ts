import { type Language, type NumberFormat, numberFormats } from '@semente/experiment';
import { en, type Messages } from './messages/en.ts';
import { ptBR } from './messages/pt-BR.ts';

/** A language with its texts and its way of writing numbers in prose. */
export interface Locale {
  readonly language: Language;
  readonly text: Messages;
  readonly format: NumberFormat;
}

const messages: Readonly<Record<Language, Messages>> = { en, 'pt-BR': ptBR };

export function localeOf(language: Language): Locale {
  return { language, text: messages[language], format: numberFormats[language] };
}
