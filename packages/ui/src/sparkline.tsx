export type SparklineProps = {
  values: readonly number[];
  /** Says in words what the line shows; the number itself stands beside it. */
  label: string;
  /** A norm to compare with, drawn as a dashed line. */
  norm?: number;
};

const width = 120;
const height = 32;
const inset = 3;

/** A word-sized line drawn by the server: prints, and needs no script. */
export function Sparkline({ values, label, norm }: SparklineProps) {
  const all = norm === undefined ? values : [...values, norm];
  const low = Math.min(...all);
  const range = Math.max(...all) - low || 1;
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  const y = (value: number) => height - inset - ((value - low) / range) * (height - 2 * inset);
  const points = values.map((value, index) => [inset + index * step, y(value)] as const);
  const last = points.at(-1);
  if (!last) return null;
  const line = points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="h-8 w-30 text-accent">
      <polygon
        points={`${inset},${height} ${line} ${last[0].toFixed(1)},${height}`}
        fill="currentColor"
        opacity="0.1"
      />
      {norm !== undefined && (
        <line
          x1={inset}
          x2={width - inset}
          y1={y(norm)}
          y2={y(norm)}
          className="stroke-line-strong"
          strokeDasharray="3 3"
        />
      )}
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" />
      <circle cx={last[0]} cy={last[1]} r="2.75" fill="currentColor" />
    </svg>
  );
}
