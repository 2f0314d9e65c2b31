/** First thing the keyboard reaches; `#main` is the page's main element in every layout here. */
export function SkipLink({ word }: { word: string }) {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent-fill focus:px-4 focus:py-2.5 focus:text-on-accent print:hidden"
    >
      {word}
    </a>
  );
}
