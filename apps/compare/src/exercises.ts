import { initialization } from '@semente/experiment';
import type { Exercises } from './options.ts';

/** What can be run, the default first. A new exercise is added here and nowhere else in the app. */
export const exercises: Exercises = [initialization];
