import { z } from 'zod';
import { resourceKinds } from './resource-kind';

/** The constraints that have to be understood; `by-role` leaves the choice to the roles and is no more than them. */
export const constraintTypeSchema = z.enum([
  'ssh_logins',
  'windows_logins',
  'database',
  'kubernetes',
  'aws_role_arns',
]);
export type ConstraintType = z.infer<typeof constraintTypeSchema>;

/** What can stand between people and a resource. */
export const componentKinds = ['gateway', 'node', 'agent'] as const;
export type ComponentKind = (typeof componentKinds)[number];

/**
 * Which constraints each kind of component of this version enforces. It announces them: the gateway at each start, a
 * node by its enrolment, whose sshd takes the principal `<node id>:<login>` alone. No agent enforces any yet.
 */
export const enforcedBy: Readonly<Record<ComponentKind, readonly ConstraintType[]>> = {
  gateway: ['ssh_logins'],
  node: ['ssh_logins'],
  agent: [],
};

/** A component as it announced itself. What it does not name it does not understand. */
export const componentSchema = z.strictObject({
  kind: z.enum(componentKinds),
  /** As people know it: `the gateway`. */
  name: z.string().min(1).max(253),
  /** The kinds of resource on whose path it is. */
  serves: z.array(z.enum(resourceKinds)),
  understands: z.array(constraintTypeSchema),
});
export type Component = z.infer<typeof componentSchema>;
