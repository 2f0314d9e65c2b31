import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  Button,
  ErrorSummary,
  Field,
  MapPicker,
  PhotoInput,
  RadioCards,
  Rating,
  Select,
  TextArea,
  TextInput,
} from './index.ts';

const render = renderToStaticMarkup;

/** The opening tag of the first element of that name. */
function tag(html: string, name: string): string {
  return new RegExp(`<${name}[^>]*>`).exec(html)?.[0] ?? '';
}

describe('Field', () => {
  it('binds label, hint and error to its control', () => {
    const html = render(
      <Field id="words" label="哪里坏了？" hint="哪个房间" error="请写一下" required>
        <TextArea name="words" defaultValue="水槽" />
      </Field>,
    );
    const control = tag(html, 'textarea');
    expect(tag(html, 'label')).toContain('for="words"');
    expect(control).toContain('id="words"');
    expect(control).toContain('aria-describedby="words-hint words-error"');
    expect(control).toContain('aria-invalid="true"');
    expect(control).toContain('required=""');
    expect(html).toContain('id="words-hint"');
    expect(html).toContain('id="words-error"');
    expect(html).toContain('水槽');
  });

  it('says nothing of errors when there are none', () => {
    const html = render(
      <Field id="phone" label="电话">
        <TextInput name="phone" />
      </Field>,
    );
    expect(tag(html, 'input')).not.toContain('aria-invalid=');
    expect(tag(html, 'input')).not.toContain('aria-describedby');
    expect(html).not.toContain('phone-error');
  });

  it('keeps the choice of a select', () => {
    const html = render(
      <Field id="zone" label="片区">
        <Select
          name="zone"
          defaultValue="b"
          options={[
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ]}
        />
      </Field>,
    );
    expect(html).toContain('<option value="b" selected="">B</option>');
  });
});

describe('ErrorSummary', () => {
  it('leads to each field and is silent when all is well', () => {
    expect(render(<ErrorSummary title="x" errors={[{ id: 'words', message: 'y' }]} />)).toContain('href="#words"');
    expect(render(<ErrorSummary title="x" errors={[]} />)).toBe('');
  });
});

describe('RadioCards', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ];

  it('are plain radio buttons in a named group that keeps its choice', () => {
    const html = render(<RadioCards name="kind" legend="哪一类？" options={options} defaultValue="b" error="请选择" />);
    expect(html).toContain('<legend');
    expect(html.match(/type="radio"/g)).toHaveLength(2);
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="b"|<input[^>]*value="b"[^>]*checked=""/);
    expect(tag(html, 'fieldset')).toContain('aria-describedby="kind-error"');
  });

  it('rate in three levels, each with a face and a word', () => {
    const levels = [
      { value: '3', label: '满意' },
      { value: '2', label: '较满意' },
      { value: '1', label: '不满意' },
    ] as const;
    const html = render(<Rating name="level" legend="满意吗？" levels={levels} />);
    for (const level of levels) expect(html).toContain(level.label);
    const faces = levels.map(({ value }) => new RegExp(`value="${value}".*?<svg(.*?)</svg>`).exec(html)?.[1]);
    expect(new Set(faces).size).toBe(3);
    expect(html).not.toContain('checked=""');
  });
});

describe('PhotoInput', () => {
  it('is a native file button, and sends kept photos again as ids', () => {
    const html = render(
      <PhotoInput
        name="photos"
        label="照片"
        addWord="添加"
        removeWord="移除"
        kept={[{ id: 'p1', thumb: '/t/p1', alt: '保留照片 1' }]}
      />,
    );
    const [file = '', kept = ''] = html.match(/<input[^>]*>/g) ?? [];
    expect(file).toContain('type="file"');
    expect(file).toContain('multiple=""');
    expect(file).toContain('accept="image/jpeg,image/png,image/webp"');
    expect(kept).toContain('name="photosKept"');
    expect(kept).toContain('value="p1"');
    expect(kept).toContain('checked=""');
  });
});

describe('Button', () => {
  it('submits unless told otherwise', () => {
    expect(tag(render(<Button>提交</Button>), 'button')).toContain('type="submit"');
  });

  it('while busy says so, keeps its focus (not disabled) and shows the busy word', () => {
    const html = render(
      <Button busy busyWord="正在提交…" name="intent" value="send">
        提交
      </Button>,
    );
    const button = tag(html, 'button');
    expect(button).toContain('aria-busy="true"');
    expect(button).toContain('aria-disabled="true"');
    expect(button).not.toContain(' disabled=');
    expect(button).toContain('value="send"');
    expect(html).toContain('正在提交…');
  });
});

describe('MapPicker', () => {
  const cells = Array.from({ length: 49 }, (_, index) => {
    const [x, y] = [(index % 7) * 10 + 5, Math.floor(index / 7) * 10 + 5];
    return { value: `${x},${y}`, label: `第 ${index + 1} 格`, x, y };
  });
  const read = (value: string | undefined) => {
    const [x, y] = (value ?? '').split(',').map(Number);
    return x !== undefined && y !== undefined ? { x, y } : undefined;
  };
  const map = {
    ...{ title: '示意图', description: '楼栋：甲。', width: 70, height: 70, north: '北', spots: [], legend: [] },
    ...{
      scale: { metres: 20, label: '20 米' },
      legendLabel: '片区',
      blocks: [{ key: 'a', label: '甲', x: 35, y: 35 }],
    },
  };
  const words = { legend: '在地图上点出位置', hint: '大致即可', none: '不标位置' };
  const draw = (defaultValue?: string, error?: string) =>
    render(
      <MapPicker
        {...{ name: 'position', words, map, cells, read, defaultValue, error }}
        write={({ x, y }) => `${x},${y}`}
      />,
    );
  const checked = (html: string) => [...html.matchAll(/<input[^>]*>/g)].filter(([it]) => it.includes('checked=""'));

  it('is a named radio button a square without script, and none of them unless one was chosen', () => {
    const html = draw();
    expect(html.match(/<input type="radio" name="positionCell"[^>]*aria-label="第 \d+ 格"/g)).toHaveLength(49);
    expect(html).toContain('<legend class="mb-1.5 font-semibold">在地图上点出位置</legend>');
    expect(checked(html).map(([it]) => it)).toEqual([expect.stringContaining('value=""')]);
    // What only a script can say is not there without one: it could never be taken back.
    expect(html).not.toContain('name="position"');
  });

  it('comes back at the square of what was sent, the very point too, with its error', () => {
    for (const value of ['15,25', '13.2,27.9']) {
      const html = draw(value, '请重新选择');
      expect(checked(html).map(([it]) => it)).toEqual([expect.stringContaining('value="15,25"')]);
      expect(html).toContain('id="position-error"');
    }
  });
});
