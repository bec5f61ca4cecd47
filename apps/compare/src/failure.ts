/** Something went wrong while the program did what it was asked: one line in the user's language. */
export class Failure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message.replace(/\s*\n\s*/g, ' '), { cause });
  }
}
