/** The embedded PostgreSQL cannot be used; the message is one sentence for the operator. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError';
}
