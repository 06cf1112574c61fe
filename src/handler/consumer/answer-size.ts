import { answerBody, MAX_BYTES, Outcome } from '../answer';
import { CustomResourceRequest } from '../request';

/** Fails with a way out if an outcome's attributes don't fit into an answer. */
export function checkSize(request: CustomResourceRequest<unknown>, outcome: Outcome): void {
  const empty = Buffer.byteLength(answerBody(request, { ...outcome, data: {} }));
  const size = Buffer.byteLength(JSON.stringify(outcome.data)) - Buffer.byteLength('{}');
  if (empty + size > MAX_BYTES) {
    throw new Error(`What is asked for takes ${size} bytes, and CloudFormation takes only ${MAX_BYTES - empty}: ask for ids instead of ARNs, `
      + 'or for fewer resource types in one construct, or have the owner use several shares');
  }
}
