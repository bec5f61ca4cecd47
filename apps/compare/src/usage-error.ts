/** Something the user gave cannot be used: one line, in the user's language, that says what can. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message.replace(/\s*\n\s*/g, ' '));
  }
}
