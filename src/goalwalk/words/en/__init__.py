"""English. Each sentence by its key; {facts} are filled in. A pair is (for one, for any other number `n`).
{gw} stands for how goalwalk is called: for the plan of somebody else it holds their name.

How we write: short, plain, warm; everyday words; no cheer, no blame, no labels, no orders. A gap is "nothing
written". What someone has done is said first, and nothing takes it away.
"""
