import { Component, createRef, type ReactNode } from 'react';

export type KeepTypedProps = {
  /** Changes when something came in that may take a form away. */
  mark: string;
  /** Name of the form that is being sent from here, if one is: what goes then was not lost. */
  sending: string | undefined;
  /** The form that takes what was typed, as a selector: one that can be sent at any time. */
  into: string;
  /** Said above the page once something was moved there. */
  notice: ReactNode;
  /** The page; as a function it also gets what no form could take, to show it. */
  children: ReactNode | ((left: readonly LeftBehind[]) => ReactNode);
};
/** What was in a form that went away. */
export type LeftBehind = { keeps: string; words: string; files: readonly File[] };
type State = { moved: boolean; left: readonly LeftBehind[] };

const formOf = (keeps: string) => `form[data-keeps="${keeps}"]`;

/**
 * A form that is no longer possible goes from under the hand; its words and photos do not: they are put into one that still
 * is, or, where there is none, handed to the page. Forms that take part say their name as `data-keeps`. A class, because only
 * a class can read the fields right before they go.
 */
export class KeepTyped extends Component<KeepTypedProps, State> {
  private readonly box = createRef<HTMLDivElement>();
  override state: State = { moved: false, left: [] };

  override getSnapshotBeforeUpdate(before: Readonly<KeepTypedProps>): LeftBehind[] | null {
    if (before.mark === this.props.mark) return null;
    const forms = [...(this.box.current?.querySelectorAll<HTMLFormElement>('form[data-keeps]') ?? [])];
    const sent = [before.sending, this.props.sending];
    return forms
      .map(typedIn)
      .filter(({ keeps, words, files }) => !sent.includes(keeps) && (words !== '' || files.length > 0));
  }

  override componentDidUpdate(
    before: Readonly<KeepTypedProps>,
    _state: Readonly<State>,
    typed: LeftBehind[] | null,
  ): void {
    if (this.state.moved && this.props.sending && !before.sending) this.setState({ moved: false });
    if (!typed) return;
    const box = this.box.current;
    const left = [...this.state.left, ...typed.filter(({ keeps }) => !box?.querySelector(formOf(keeps)))];
    if (left.length === 0) return;
    const form = box?.querySelector<HTMLFormElement>(this.props.into);
    if (form) for (const one of left) put(form, one);
    this.setState(({ moved }) => ({ moved: moved || Boolean(form), left: form ? [] : left }));
  }

  override render() {
    const { children, notice } = this.props;
    return (
      <div ref={this.box} className="contents">
        {this.state.moved && notice}
        {typeof children === 'function' ? children(this.state.left) : children}
      </div>
    );
  }
}

/** Words that were typed, sentences that were chosen, and photos. */
function typedIn(form: HTMLFormElement): LeftBehind {
  const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked')]
    .filter((radio) => !radio.defaultChecked)
    .map((radio) => radio.labels?.[0]?.textContent ?? '');
  const fields = form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type="text"]');
  const typed = [...fields].filter(({ value, defaultValue }) => value !== defaultValue).map(({ value }) => value);
  const files = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].flatMap((input) => [
    ...(input.files ?? []),
  ]);
  const words = [...chosen, ...typed].map((said) => said.trim()).filter((said) => said !== '');
  return { keeps: form.dataset.keeps ?? '', words: words.join('\n'), files };
}

/** As if the hand had done it, so that previews and the like follow. */
function put(form: HTMLFormElement, { words, files }: LeftBehind): void {
  const area = form.querySelector('textarea');
  if (area && words) {
    area.value = [area.value.trim(), words].filter((said) => said !== '').join('\n');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (input && files.length > 0) {
    const transfer = new DataTransfer();
    for (const file of [...(input.files ?? []), ...files]) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (let at: Element | null = (files.length > 0 ? input : area) ?? null; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
}
