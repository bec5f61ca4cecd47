import { plainTraining } from './plain-javascript.ts';
import { serve } from './serve.ts';

await serve(plainTraining);
