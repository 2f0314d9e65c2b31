import { Component, createRef } from 'react';
import type { Ticket, Whereabouts } from '../../api-types.ts';
import type { DetailProps } from './detail-props.ts';
import { GoneTicket } from './gone-ticket.tsx';
import { TicketDetail } from './ticket-detail.tsx';

type Props = {
  /** Null once it may no longer be asked for. */
  found: DetailProps | null;
  /** What became of it then, where the viewer may know. */
  gone: Whereabouts | null;
  /** As it was shown last. */
  last: Ticket;
};
type State = { typed: readonly string[] };

/**
 * A ticket that is sent to somebody else does not vanish from under the hand: what was shown last stays, and so does
 * what was being typed. A class, because only a class can read the fields right before they go.
 */
export class TicketOrLast extends Component<Props, State> {
  private readonly box = createRef<HTMLDivElement>();
  override state: State = { typed: [] };

  override getSnapshotBeforeUpdate(before: Readonly<Props>): State | null {
    if (!before.found || this.props.found) return null;
    const fields = [...(this.box.current?.querySelectorAll('textarea') ?? [])].map(({ value }) => value.trim());
    return { typed: fields.filter((words) => words !== '') };
  }

  override componentDidUpdate(_props: Readonly<Props>, _state: Readonly<State>, left: State | null): void {
    if (left) this.setState(left);
  }

  override render() {
    const { found, gone, last } = this.props;
    return (
      <div ref={this.box} className="contents">
        {found ? <TicketDetail {...found} /> : <GoneTicket ticket={last} gone={gone} typed={this.state.typed} />}
      </div>
    );
  }
}
