/** Puts a body to a URL and gives the HTTP status. */
export type Put = (url: string, body: string, signal: AbortSignal) => Promise<number>;

/** Puts by HTTP. The URL's signature covers no content type, so it has to be empty. */
export const httpPut: Put = async (url, body, signal) => {
  // What fetch says itself may quote the URL, which is a secret; the cause says why.
  const response = await fetch(url, { method: 'PUT', headers: { 'content-type': '' }, body, signal }).catch((error) => { throw error.cause ?? error; });
  return response.status;
};
