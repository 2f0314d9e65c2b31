import { Button } from '@linli/ui';

type ChoiceButtonsProps = {
  action: string;
  /** Back to this page. */
  to: string;
  legend: string;
  legendHidden?: boolean;
  current: string;
  options: readonly { value: string; label: string; lang?: string }[];
};

/** A setting of this browser: one button a choice, the one in force is pressed. Works without script. */
export function ChoiceButtons({ action, to, legend, legendHidden, current, options }: ChoiceButtonsProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="to" value={to} />
      <fieldset className="grid gap-2">
        <legend className={legendHidden ? 'sr-only' : 'mb-1.5 font-semibold'}>{legend}</legend>
        <div className="flex flex-wrap gap-2">
          {options.map((option) => (
            <Button
              key={option.value}
              name="value"
              value={option.value}
              lang={option.lang}
              variant={option.value === current ? 'primary' : 'secondary'}
              aria-pressed={option.value === current}
            >
              {option.label}
            </Button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
