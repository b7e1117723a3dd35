import { z } from 'zod';
import { ruleNameSchema, weekdays, type Shift } from '#shared/model/review-rule';
import type { DocumentReading } from '../config-documents';
import { readDocument } from '../document-reading';
import { compileRuleCondition } from '../expression/rule-conditions';
import { isTimezone } from '../schedule';
import type { YamlDocument, YamlMap } from '../yaml-reader';
import { checkExpression } from './field-checks';
import { acceptedFields, labels, metadata, table, value, valueFields } from './field-rules';
import type { FieldTable } from './field-rules';

const fields: FieldTable = {
  ...valueFields('kind version'),
  ...acceptedFields('sub_kind'),
  metadata: table(metadata),
  spec: table({
    ...valueFields('subjects condition desired_state'),
    automatic_review: table({ integration: value, decision: value }),
    ...acceptedFields('notification states'),
    schedules: labels,
  }),
};

/** `09:30` as minutes of the day. */
const timeSchema = z
  .string()
  .regex(/^([01]?[0-9]|2[0-3]):[0-5][0-9]$/, {
    message: 'must be a time from 00:00 to 23:59',
    abort: true,
  })
  .transform((text) => {
    const [hours, minutes] = text.split(':');
    return Number(hours) * 60 + Number(minutes);
  });

const shiftSchema = z
  .strictObject({ weekday: z.enum(weekdays), start: timeSchema, end: timeSchema })
  .refine(({ start, end }) => start <= end, {
    path: ['end'],
    message: 'is before its start: write what is after midnight as a shift of the next day',
  });

const scheduleSchema = z.strictObject({
  time: z.strictObject({
    timezone: z.string().refine(isTimezone, 'is no time zone such as Europe/Berlin'),
    shifts: z.array(shiftSchema).min(1).max(64),
  }),
});

const ruleSchema = z.strictObject({
  kind: z.literal('access_monitoring_rule'),
  version: z.literal('v1').optional(),
  metadata: z.strictObject({ name: ruleNameSchema, description: z.string().max(1024).default('') }),
  spec: z.strictObject({
    subjects: z.tuple([z.literal('access_request')], {
      error: 'must be a list of access_request alone',
    }),
    condition: z.string().trim().min(1).max(4_096),
    desired_state: z.literal('reviewed'),
    automatic_review: z.strictObject({
      integration: z.literal('builtin'),
      decision: z.enum(['APPROVED', 'DENIED']),
    }),
    schedules: z
      .record(z.string(), scheduleSchema)
      .refine((schedules) => Object.keys(schedules).length > 0, {
        message: 'is empty: leave it out for a rule that counts always',
      })
      .refine((schedules) => Object.keys(schedules).length <= 4, 'holds more than 4 schedules')
      .optional(),
  }),
});

/** Reads a document of kind `access_monitoring_rule`: of Teleport's, what reviews by itself. */
export function readReviewRule(
  document: YamlDocument,
  root: YamlMap,
  file: string,
): DocumentReading {
  return readDocument({
    document,
    root,
    file,
    fields,
    schema: ruleSchema,
    finish({ metadata: { name, description }, spec }, from) {
      const { condition, automatic_review: review, schedules } = spec;
      const { problems = [] } = checkExpression(condition, compileRuleCondition);
      const verdict = review.decision === 'APPROVED' ? ('approve' as const) : ('deny' as const);
      const shifts = schedules ? Object.values(schedules).flatMap(shiftsOf) : null;
      return {
        document: {
          ...from,
          kind: 'access_monitoring_rule',
          name,
          rule: { name, description, condition, verdict, shifts },
        },
        problems: problems.map(({ text }) => ({ path: 'spec.condition', text })),
      };
    },
  });
}

function shiftsOf({ time: { timezone, shifts } }: z.output<typeof scheduleSchema>): Shift[] {
  return shifts.map((shift) => ({ timezone, ...shift }));
}
