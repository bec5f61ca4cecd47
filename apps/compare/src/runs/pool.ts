import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { Progress } from '@semente/experiment';
import { Piscina } from 'piscina';
import type { Task } from './perform.ts';

/** Threads that do runs. */
export interface RunPool {
  run(task: Omit<Task, 'port'>, onProgress: (progress: Progress) => void): Promise<string>;
  /** Ends the threads, whatever they do. */
  end(): Promise<void>;
}

export function runPool(threads: number): RunPool {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    execArgv: ['--conditions=@semente/source'],
  });
  return {
    async run(task, onProgress) {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', onProgress);
      try {
        return await pool.run({ ...task, port: port2 }, { transferList: [port2] });
      } finally {
        // What was sent before the run was done may not have been delivered yet.
        for (let last = receiveMessageOnPort(port1); last; last = receiveMessageOnPort(port1)) {
          onProgress(last.message);
        }
        port1.close();
      }
    },
    end: () => pool.destroy(),
  };
}
