import { data } from '@remix-run/node';

export function loader() {
  throw data({ code: undefined }, { status: 404 });
}

export default function NotFound() {
  return null;
}
