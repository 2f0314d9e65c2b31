import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  Bars,
  Dialog,
  EstateMap,
  foldQuiet,
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

describe('many quiet entries of a timeline', () => {
  const line = (pattern: string) =>
    [...pattern].map((sign, n) => ({
      id: `${n}`,
      sentence: `${sign}${n}`,
      when: '今天',
      quiet: sign === 'q',
      internal: true,
    }));
  const told = (pattern: string) =>
    foldQuiet(line(pattern))
      .map((one) => ('length' in one ? `(${one.map(({ sentence }) => sentence).join('')})` : one.sentence))
      .join(' ');
  it.each([
    ['', ''],
    ['hqh', 'h0 q1 h2'],
    ['qqq', 'q0 q1 q2'],
    ['qqqq', 'q0 (q1q2) q3'],
    ['hqqqqqh', 'h0 q1 (q2q3q4) q5 h6'],
    ['qqqqhqqqq', 'q0 (q1q2) q3 h4 q5 (q6q7) q8'],
  ])('%s is told as %s: the first and the latest are seen', (pattern, lines) => {
    expect(told(pattern)).toBe(lines);
  });

  it('open without script, say how many they are, and that colleagues alone see them', () => {
    const props = { label: '经过', photosLabel: '照片', internalWord: '仅内部可见' };
    const html = render(<Timeline {...props} entries={line('hqqqqqh')} foldedWord={(n) => `还有 ${n} 条`} />);
    const [, inside = ''] = html.split('<details');
    expect(inside).toContain('还有 3 条</summary>');
    for (const words of ['仅内部可见', 'q2', 'q3', 'q4']) expect(inside.split('</details>')[0]).toContain(words);
    expect(html.split('<details')[0]).toContain('q1');
    expect(inside.split('</details>')[1]).toContain('q5');
    expect(render(<Timeline {...props} entries={line('qqqqq')} />)).not.toContain('<details');
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

describe('EstateMap', () => {
  const map = {
    title: '彩福邨示意图',
    description: '楼栋：彩乐楼、彩善楼。',
    width: 400,
    height: 200,
    north: '北',
    scale: { metres: 100, label: '100 米' },
    blocks: [
      { key: 'a', label: '彩乐楼', x: 100, y: 100, tone: 0 },
      { key: 'b', label: '彩善楼', x: 300, y: 100 },
    ],
    spots: [{ key: 's', label: '广场', x: 200, y: 60 }],
    legendLabel: '片区',
    legend: [],
  };

  it('says in words what it draws, and names its blocks', () => {
    const html = render(<EstateMap {...map} />);
    expect(html).toMatch(/<title[^>]*>彩福邨示意图<\/title><desc[^>]*>楼栋：彩乐楼、彩善楼。<\/desc>/);
    expect(html).toMatch(/role="img" aria-labelledby="([^"]+)-title" aria-describedby="\1-desc"/);
    for (const word of ['彩乐楼', '彩善楼', '广场', '100 米', '北'])
      expect(html).toMatch(new RegExp(`>${word}</text>`));
    expect(html.match(/<rect/g)).toHaveLength(2);
    expect(html).not.toContain('data-pin');
    expect(html).not.toContain('style=');
  });

  it('puts a marker where it belongs', () => {
    expect(render(<EstateMap {...map} marker={{ x: 200, y: 100 }} />)).toContain('translate(180 90)" data-pin');
  });

  it('never lays one name over another, nor over a block', () => {
    const crowd = Array.from({ length: 6 }, (_, n) => ({
      key: String(n),
      label: `第${n}号住宅楼`,
      x: 200 + n,
      y: 100,
    }));
    const html = render(<EstateMap {...map} blocks={crowd} spots={[]} />);
    expect(html.match(/号住宅楼<\/text>/g)?.length).toBeLessThan(3);
    expect(html).not.toContain('NaN');
    expect(render(<EstateMap {...map} blocks={map.blocks.slice(0, 1)} spots={[]} />)).not.toMatch(/NaN|Infinity/);
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
