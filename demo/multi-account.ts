import { play } from './multi-account-play';
import { run } from './run';

run(play);
