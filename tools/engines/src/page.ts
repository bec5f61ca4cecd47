import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Program } from './program.ts';

/** The page's own script stands in a file, since a policy may forbid scripts in the page. */
const starter = `
const send = (outcome) => fetch('/outcome', { method: 'POST', body: JSON.stringify(outcome) });
import('/program.js')
  .then(({ default: run }) => run())
  .then((result) => send({ result }), (error) => send({ error: error + ', ' + error.stack }));`;

interface Outcome {
  readonly result?: unknown;
  readonly error?: string;
}

/** A page, at an address of its own, that runs a program and sends back what came of it. */
export class Page {
  readonly result: Promise<unknown>;
  readonly #server = createServer();

  constructor({ code }: Program, policy: string | undefined) {
    const files = new Map([
      ['/', ['text/html', '<!doctype html><script type="module" src="/start.js"></script>']],
      ['/start.js', ['text/javascript', starter]],
      ['/program.js', ['text/javascript', code]],
    ]);
    this.result = new Promise((resolve, reject) => {
      this.#server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        if (request.method === 'POST') {
          response.end();
          text(request).then(read).then(resolve, reject);
          return;
        }
        const [type, body] = files.get(request.url ?? '') ?? ['text/plain', ''];
        if (policy !== undefined) response.setHeader('content-security-policy', policy);
        response.setHeader('content-type', type).end(body);
      });
    });
  }

  /** The page's address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function read(body: string): unknown {
  const { result, error } = JSON.parse(body) as Outcome;
  if (error !== undefined) throw new Error(error);
  return result;
}
