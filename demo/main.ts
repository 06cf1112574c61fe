import { play } from './play';
import { run } from './run';

run(play);
