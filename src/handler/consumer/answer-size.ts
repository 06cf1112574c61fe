import { answerBody, Outcome } from '../answer';
import { CustomResourceRequest } from '../request';

/** The most bytes that CloudFormation reads of an answer. */
const MAX_BYTES = 4096;

/** Fails with a way out if an outcome's attributes don't fit into an answer. */
export function checkSize(request: CustomResourceRequest<unknown>, outcome: Outcome): void {
  const empty = Buffer.byteLength(answerBody(request, { ...outcome, data: {} }));
  const size = Buffer.byteLength(JSON.stringify(outcome.data)) - Buffer.byteLength('{}');
  if (empty + size > MAX_BYTES) {
    throw new Error(`What is asked for takes ${size} bytes, and CloudFormation takes only ${MAX_BYTES - empty}: ask for ids instead of ARNs, `
      + 'or for fewer resource types in one construct, or have the owner use several shares');
  }
}
