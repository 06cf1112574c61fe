import { OWNER } from '../handler/support/world';
import type { RamSimulator } from '../simulator';

/** A customer managed permission for certificate authorities. */
export function seedPermission(simulator: RamSimulator): string {
  return simulator.seedPermission({ name: 'ReadOnly', resourceType: 'acm-pca:CertificateAuthority', owner: OWNER });
}
