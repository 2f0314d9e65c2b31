/** The command cannot run as it was given; the message is one sentence for the operator. */
export class Refusal extends Error {
  override name = 'Refusal';
}
