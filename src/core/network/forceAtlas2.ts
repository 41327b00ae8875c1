/** What the nodes are moved by, as numbers: nodes by their place in `x` and `y`, edges by the places of their ends. */
export interface Body {
  /** Places of the nodes; changed in place. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

export interface Forces {
  /** How much nodes push one another away, by their masses. */
  readonly repulsion: number;
  /** How much they are drawn to the middle, by their mass and distance (strong gravity). */
  readonly gravity: number;
  /** Divides the length of steps: a larger value is slower and steadier. */
  readonly slowDown: number;
}

/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian 2014) in its LinLog mode (Noack 2009), which sets communities apart, with
 * strong gravity, which keeps them in a disc. The mass of a node is 1 and the weights of its edges; the speed of each is its
 * own, as in graphology-layout-forceatlas2, which a test holds it to. That library goes all the way in one call, or in a
 * function so large that half of the time goes by before it is compiled.
 */
export class ForceAtlas2 {
  private readonly mass: Float64Array;
  private readonly fx: Float64Array;
  private readonly fy: Float64Array;
  private readonly fxBefore: Float64Array;
  private readonly fyBefore: Float64Array;
  private readonly convergence: Float64Array;

  constructor(
    private readonly body: Body,
    private readonly forces: Forces,
  ) {
    const numbers = () => new Float64Array(body.x.length);
    this.mass = massesOf(body);
    [this.fx, this.fy, this.fxBefore, this.fyBefore] = [numbers(), numbers(), numbers(), numbers()];
    this.convergence = numbers().fill(1);
  }

  /** Moves the nodes a little. */
  step(): void {
    const { body, forces, mass, fx, fy } = this;
    this.fxBefore.set(fx);
    this.fyBefore.set(fy);
    fx.fill(0);
    fy.fill(0);
    push(body, mass, forces.repulsion, fx, fy);
    draw(body, mass, forces.gravity, fx, fy);
    pull(body, fx, fy);
    this.move();
  }

  /** The more a force changes its direction, the shorter the step; the longer it stays the same, the longer. */
  private move(): void {
    const { body, mass, fx, fy, fxBefore, fyBefore, convergence } = this;
    for (let i = 0; i < fx.length; i++) {
      const [right, down] = [fx[i]!, fy[i]!];
      const swinging = mass[i]! * length(fxBefore[i]! - right, fyBefore[i]! - down);
      const traction = length(fxBefore[i]! + right, fyBefore[i]! + down) / 2;
      const calm = 1 + Math.sqrt(swinging);
      const speed = (convergence[i]! * Math.log(1 + traction)) / calm;
      convergence[i] = Math.min(1, Math.sqrt((speed * (right * right + down * down)) / calm));
      body.x[i]! += (right * speed) / this.forces.slowDown;
      body.y[i]! += (down * speed) / this.forces.slowDown;
    }
  }
}

function massesOf({ x, sources, targets, weights }: Body): Float64Array {
  const mass = new Float64Array(x.length).fill(1);
  for (let e = 0; e < weights.length; e++) {
    mass[sources[e]!]! += weights[e]!;
    mass[targets[e]!]! += weights[e]!;
  }
  return mass;
}

/** Repulsion: every two nodes, in inverse proportion to their distance. */
function push(
  { x, y }: Body,
  mass: Float64Array,
  repulsion: number,
  fx: Float64Array,
  fy: Float64Array,
): void {
  for (let i = 1; i < x.length; i++) {
    const [xi, yi, strength] = [x[i]!, y[i]!, repulsion * mass[i]!];
    let [right, down] = [0, 0];
    for (let k = 0; k < i; k++) {
      const dx = xi - x[k]!;
      const dy = yi - y[k]!;
      const square = dx * dx + dy * dy;
      if (square === 0) continue;
      const force = (strength * mass[k]!) / square;
      right += dx * force;
      down += dy * force;
      fx[k]! -= dx * force;
      fy[k]! -= dy * force;
    }
    fx[i]! += right;
    fy[i]! += down;
  }
}

/** Gravity: every node to the middle, in proportion to its distance. */
function draw({ x, y }: Body, mass: Float64Array, gravity: number, fx: Float64Array, fy: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    fx[i]! -= gravity * mass[i]! * x[i]!;
    fy[i]! -= gravity * mass[i]! * y[i]!;
  }
}

/** Attraction: the ends of every edge, by its weight and the logarithm of their distance. */
function pull({ x, y, sources, targets, weights }: Body, fx: Float64Array, fy: Float64Array): void {
  for (let e = 0; e < weights.length; e++) {
    const [a, b] = [sources[e]!, targets[e]!];
    const dx = x[a]! - x[b]!;
    const dy = y[a]! - y[b]!;
    const distance = length(dx, dy);
    if (distance === 0) continue;
    const force = (weights[e]! * Math.log(1 + distance)) / distance;
    fx[a]! -= dx * force;
    fy[a]! -= dy * force;
    fx[b]! += dx * force;
    fy[b]! += dy * force;
  }
}

/** The result of Math.hypot may differ between engines; this does not. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
