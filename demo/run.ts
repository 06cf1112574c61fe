import { Output } from './output';

/** Plays a demo on the terminal; the process fails unless everything ended as it should. */
export function run(play: (output: Output) => Promise<boolean>): void {
  // The demo is about RAM, not about which Node the SDK will need next year.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

  void play(process.stdout).then(asExpected => process.exit(asExpected ? 0 : 1));
}
