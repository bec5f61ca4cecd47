import type { Access, Body } from './kernel.ts';

/** Every access to memory in a body. */
export function loadsOf(body: Body): Access[] {
  const found: Access[] = [];
  const visit = (part: Body): void => {
    if (part.kind === 'load') found.push(part.access);
    if (part.kind === 'apply') part.operands.forEach(visit);
  };
  visit(body);
  return found;
}

/** The body with something else in the place of every load. */
export function replaceLoads(body: Body, replace: (access: Access) => Body): Body {
  if (body.kind === 'load') return replace(body.access);
  if (body.kind !== 'apply') return body;
  return { ...body, operands: body.operands.map((operand) => replaceLoads(operand, replace)) };
}

/** The body with every access replaced. */
export function mapLoads(body: Body, replace: (access: Access) => Access): Body {
  return replaceLoads(body, (access) => ({ kind: 'load', access: replace(access) }));
}
