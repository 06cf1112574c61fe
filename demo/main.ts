import { play } from './play';

void play(process.stdout).then(asExpected => process.exit(asExpected ? 0 : 1));
