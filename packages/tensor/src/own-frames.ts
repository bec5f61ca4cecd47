import { leaveOutOfStacks } from './errors.ts';

// An error begins at the line of whoever called this package.
leaveOutOfStacks(new Error(), 'own-frames');
