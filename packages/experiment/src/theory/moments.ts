import { cos, relu, sin, type Tensor, tanh, tensor } from '@semente/tensor';
import { gaussHermite } from './gauss-hermite.ts';

/**
 * A nonlinearity φ with the means that mean-field theory asks of it. u and v are normal with mean 0,
 * variance `q` and correlation `c`.
 */
export interface Nonlinearity {
  readonly apply: (x: Tensor) => Tensor;
  /** The mean of φ(u)². */
  square(q: number): number;
  /** The mean of φ′(u)². */
  squaredSlope(q: number): number;
  /** The mean of φ(u) φ″(u). */
  curvature(q: number): number;
  /** The mean of φ(u) φ(v). */
  product(q: number, c: number): number;
  /** The mean of φ′(u) φ′(v). */
  slopeProduct(q: number, c: number): number;
}

interface Normals {
  /** Values of a standard normal variable. */
  readonly z: Tensor;
  /** What each counts for. */
  readonly density: Tensor;
}

/** As many values as asked for, made once. */
function normals(count: number): () => Normals {
  let made: Normals | undefined;
  return () => {
    if (made === undefined) {
      const { nodes, weights } = gaussHermite(count);
      made = { z: tensor(nodes), density: tensor(weights) };
    }
    return made;
  };
}

/** Enough for five digits up to q = 2, which tanh networks reach at σ_w² = 3.6. */
const values = normals(128);

/** Enough for four digits there, at a quarter of the cost: all pairs of them are taken. */
const valuesOfPairs = normals(64);

/** By Gauss–Hermite quadrature, in two dimensions where two values meet. */
export const tanhUnits: Nonlinearity = {
  apply: tanh,
  square: (q) => meanOf(q, (u) => tanh(u).square()),
  squaredSlope: (q) => meanOf(q, (u) => slopeOf(u).square()),
  // tanh″ = −2 tanh tanh′
  curvature: (q) => meanOf(q, (u) => tanh(u).square().mul(slopeOf(u)).mul(-2)),
  product: (q, c) => meanOfProduct(tanh, q, c),
  slopeProduct: (q, c) => meanOfProduct(slopeOf, q, c),
};

/**
 * In closed form, with the angle θ between u and v, cos θ = c (Cho and Saul 2009, “Kernel Methods for
 * Deep Learning”, equations 3 to 6): a kink is nothing for a quadrature.
 */
export const reluUnits: Nonlinearity = {
  apply: relu,
  square: (q) => q / 2,
  squaredSlope: () => 1 / 2,
  curvature: () => 0,
  product(q, c) {
    const angle = angleOf(c);
    const sine = Math.sqrt(Math.max(0, 1 - c * c));
    return (q * (sine + (Math.PI - angle) * c)) / (2 * Math.PI);
  },
  slopeProduct: (_, c) => (Math.PI - angleOf(c)) / (2 * Math.PI),
};

function slopeOf(x: Tensor): Tensor {
  return tanh(x).square().neg().add(1);
}

function meanOf(q: number, f: (u: Tensor) => Tensor): number {
  const { z, density } = values();
  return f(z.mul(Math.sqrt(q)))
    .mul(density)
    .sum()
    .item();
}

/** The mean of f(u) f(v): v is c u plus what is independent of u. */
function meanOfProduct(f: (x: Tensor) => Tensor, q: number, c: number): number {
  const { z, density } = valuesOfPairs();
  const u = z.mul(Math.sqrt(q));
  const rest = u.mul(Math.sqrt(Math.max(0, 1 - c * c)));
  const v = u.mul(c).unsqueeze(1).add(rest); // [values of u, values of the rest]
  return f(u).mul(f(v).matmul(density)).mul(density).sum().item();
}

/** The angle whose cosine is c, from the sine of its half, which is exact also for small angles. */
function angleOf(c: number): number {
  if (c < 0) return Math.PI - angleOf(-c);
  const sine = Math.sqrt(Math.max(0, 1 - c) / 2);
  let angle = sine;
  // Newton's method; the sine is at most √½, and six steps are more than enough for all digits.
  for (let i = 0; i < 6; i++) {
    angle -= (sin(tensor(angle)).item() - sine) / cos(tensor(angle)).item();
  }
  return 2 * angle;
}
