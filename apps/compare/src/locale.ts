import type { Language } from '@semente/experiment';
import { type Formats, formatsOf } from './formats.ts';
import { en, type Messages } from './messages/en.ts';
import { ptBR } from './messages/pt-BR.ts';

/** A language with its texts and its way of writing numbers in prose. */
export interface Locale {
  readonly language: Language;
  readonly text: Messages;
  readonly format: Formats;
}

const messages: Readonly<Record<Language, Messages>> = { en, 'pt-BR': ptBR };

export const languages = Object.keys(messages) as readonly Language[];

export function localeOf(language: Language): Locale {
  return { language, text: messages[language], format: formatsOf(language) };
}
