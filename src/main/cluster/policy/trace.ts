import type { Decision, TraceStep } from '#shared/model/decision';

export function allow(rule: string, role: string | null, text: string): TraceStep {
  return { effect: 'allow', rule, role, text };
}

export function deny(rule: string, role: string | null, text: string): TraceStep {
  return { effect: 'deny', rule, role, text };
}

export function miss(rule: string, role: string | null, text: string): TraceStep {
  return { effect: 'miss', rule, role, text };
}

export function note(rule: string, role: string | null, text: string): TraceStep {
  return { effect: 'note', rule, role, text };
}

/** A refusal whose reason is its last step. Nothing said is a refusal as well. */
export function refuse(trace: readonly TraceStep[]): Decision {
  const reason = trace.at(-1)?.text ?? 'Nothing allows it';
  return { allowed: false, reason, trace: [...trace] };
}

/** A permission whose reason is its last step. */
export function permit(trace: readonly [TraceStep, ...TraceStep[]]): Decision {
  const reason = trace.at(-1)?.text ?? '';
  return { allowed: true, reason, trace: [...trace] };
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (words.length < 2 || last === undefined) return last ?? '';
  return `${words.slice(0, -1).join(', ')} and ${last}`;
}
