import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  Bars,
  Dialog,
  initialOf,
  ListDetail,
  Sparkline,
  StatusBadge,
  type Step,
  Steps,
  Tabs,
  Timeline,
  UiLink,
  UiLinkProvider,
} from './index.ts';

const render = renderToStaticMarkup;
const words = { done: '（已完成）', current: '（进行中）', todo: '（未开始）' };
const steps: Step[] = [
  { key: 'new', label: '已提交', state: 'done' },
  { key: 'work', label: '处理中', state: 'current', note: '今天 18:00 前完成' },
  { key: 'end', label: '待确认', state: 'todo' },
];

describe('Steps', () => {
  it('mark the one current step, and say the state of each', () => {
    const html = render(<Steps label="进度" words={words} steps={steps} />);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toMatch(/aria-current="step".*处理中/);
    for (const word of Object.values(words)) expect(html).toContain(word);
    expect(html).toContain('今天 18:00 前完成');
  });

  it('show the last done step when all is done', () => {
    const html = render(
      <Steps label="进度" words={words} steps={steps.map((step) => ({ ...step, state: 'done', note: step.key }))} />,
    );
    expect(html).not.toContain('aria-current');
    expect(html).toContain('end</p>');
  });
});

describe('Timeline', () => {
  it('names an internal note as such, and no other entry', () => {
    const html = render(
      <Timeline
        label="经过"
        photosLabel="照片"
        internalWord="仅内部可见"
        entries={[
          { id: '1', who: '王秀珍', sentence: '王秀珍提交了报修', when: '今天 13:02' },
          { id: '2', who: '李秀兰', sentence: '李秀兰写了备注', when: '今天 13:08', internal: true },
        ]}
      />,
    );
    expect(html.match(/仅内部可见/g)).toHaveLength(1);
    expect(html.match(/ui-hatched/g)).toHaveLength(1);
  });
});

describe('colour is never alone', () => {
  it('a status has a shape and a word', () => {
    const html = render(<StatusBadge tone="danger">超时</StatusBadge>);
    expect(html).toContain('<svg');
    expect(html).toContain('超时');
  });

  it('a bar has its number, a line its sentence', () => {
    expect(render(<Bars label="x" bars={[{ key: 'a', label: '给排水', value: 38 }]} />)).toContain('38</span>');
    expect(render(<Sparkline values={[1, 2, 3]} label="三周上升" />)).toContain('aria-label="三周上升"');
  });

  it('an empty or flat line does not break the drawing', () => {
    expect(render(<Sparkline values={[]} label="x" />)).toBe('');
    expect(render(<Sparkline values={[5, 5]} label="x" />)).not.toContain('NaN');
    expect(render(<Sparkline values={[5]} label="x" norm={5} />)).not.toContain('NaN');
    expect(render(<Bars label="x" bars={[{ key: 'a', label: 'a', value: 0 }]} />)).not.toContain('NaN');
  });
});

describe('links', () => {
  it('belong to the router that the app provides', () => {
    const Routed = ({ href, children }: { href: string; children?: ReactNode }) => (
      <a href={`/app${href}`}>{children}</a>
    );
    const html = render(
      <UiLinkProvider link={Routed}>
        <Tabs label="x" items={[{ key: 'a', href: '/a', label: 'A', current: true }]} />
      </UiLinkProvider>,
    );
    expect(html).toContain('href="/app/a"');
    expect(render(<UiLink href="/a">A</UiLink>)).toBe('<a href="/a">A</a>');
  });

  it('a dialog is open without script and has a way out', () => {
    const html = render(
      <Dialog title="派单" closeWord="关闭" closeHref="/t/1">
        x
      </Dialog>,
    );
    expect(html).toMatch(/<dialog[^>]* open=""/);
    expect(html).toContain('href="/t/1"');
  });
});

describe('ListDetail', () => {
  it('hides on a phone what is not asked for', () => {
    const html = render(<ListDetail showing="detail" listLabel="列表" detailLabel="详情" list="L" detail="D" />);
    expect(html).toMatch(/aria-label="列表" class="[^"]*\bhidden\b/);
    expect(html).not.toMatch(/aria-label="详情" class="[^"]*(?<!:)\bhidden\b/);
  });
});

describe('initialOf', () => {
  it.each([
    ['王秀兰', '王'],
    ['欧阳明', '欧阳'],
    ['Mei Chan', 'MC'],
    ['madonna', 'M'],
    ['', ''],
    ['𠮷田', '𠮷'],
  ])('%s → %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });
});
