import { refuseCapturing } from '@semente/tensor';

/** Refuses to measure inside of a function that is being compiled: metrics are JavaScript numbers. */
export function requireOutside(metric: string): void {
  refuseCapturing(metric, 'call it outside, on what the compiled function gives back');
}
