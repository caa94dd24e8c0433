/** What the emission of one function knows: whose it is, which locals are never null, how many temporaries it needs. */
import type { IrClass, IrExpression } from './ir.ts';
import { isNonNull } from './nullness.ts';
import type { UnitEmission } from './unitEmission.ts';

export class FunctionScope {
  readonly unit: UnitEmission;
  /** null for triggers, anonymous code and their methods. */
  readonly owner: IrClass | null;
  readonly nonNullLocals: ReadonlySet<string>;
  private readonly locals: string[] = [];
  private temporaryCount = 0;

  constructor(unit: UnitEmission, owner: IrClass | null, nonNullLocals: ReadonlySet<string>) {
    this.unit = unit;
    this.owner = owner;
    this.nonNullLocals = nonNullLocals;
  }

  isNonNull(expression: IrExpression): boolean {
    return isNonNull(expression, this.nonNullLocals);
  }

  /** A variable of the function that holds a value between two uses in one expression. */
  temporary(): string {
    this.temporaryCount += 1;
    const name = `$${this.temporaryCount}`;
    this.locals.push(name);
    return name;
  }

  /** A variable that the typed tree invented (safe chains, switch subjects). */
  declare(name: string): string {
    if (!this.locals.includes(name)) this.locals.push(name);
    return name;
  }

  /** Names to declare at the top of the function. */
  get declarations(): readonly string[] {
    return this.locals;
  }
}
