import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button, ErrorSummary, Field, PhotoInput, RadioCards, Rating, Select, TextArea, TextInput } from './index.ts';

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
