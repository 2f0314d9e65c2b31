import { choiceAction } from '../features/frame/choice.ts';
import { goHome } from '../features/frame/go-home.ts';

export const action = choiceAction('theme');
export const loader = goHome;
