/** Who makes a call, and to which Region. */
export interface Caller {
  readonly account: string;
  readonly region: string;
}

const SIGNATURE = /Credential=([^/]+)\/\d{8}\/([^/]+)\/ram\//;

/** Reads account and Region from the signature: the access key id holds the account's twelve digits. */
export function callerOf(authorization: string | undefined, fallback: Caller): Caller {
  const [, accessKeyId, region] = SIGNATURE.exec(authorization ?? '') ?? [];
  return { account: /^(?:AKIA|ASIA)?(\d{12})/.exec(accessKeyId ?? '')?.[1] ?? fallback.account, region: region ?? fallback.region };
}

/** Credentials that make an SDK call as an account. */
export function credentialsFor(account: string): { accessKeyId: string; secretAccessKey: string } {
  return { accessKeyId: `AKIA${account}SIML`, secretAccessKey: 'secret' };
}

/** The partition that a Region belongs to. */
export function partitionOf(region: string): string {
  const prefixes = { 'cn-': 'aws-cn', 'us-gov-': 'aws-us-gov', 'eusc-': 'aws-eusc' };
  return Object.entries(prefixes).find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
