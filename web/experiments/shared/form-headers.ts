import type { Disagreement } from '../../rules/core/disagreement.ts';
import { getField, type RequestHead } from '../../rules/core/exchange.ts';
import { NOTHING } from '../../rules/core/step.ts';
import { formHeaders, type PostedForm } from '../../rules/forms/form-headers.ts';

/** Each header that tells of a form, as the rule says and as it was recorded. */
export function comparedHeaders({ fields }: RequestHead, form: PostedForm): readonly Disagreement[] {
  return Object.entries(formHeaders(form)).map(([name, value]) => ({
    what: { zh: name, en: name },
    rule: value ?? NOTHING,
    seen: getField(fields, name)?.replace(/; boundary=.*$/, '') ?? NOTHING,
  }));
}
