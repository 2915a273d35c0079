"""The same questions, put to the packages that an analyst could install. Prints one line of JSON: seconds to read, seconds to
answer, and the figure that both have to agree on.

  peer.py mixed FILE GROUP...      lme_python: score ~ prior + prior_other + frl + ell + swd + female + year + grade
  peer.py absorbed FILE GROUP...   pyfixest: score ~ treat + prior + frl with absorbed groups (a^b for a combination), clustered by school
  peer.py staggered FILE           csdid: doubly robust, never treated, 999 draws
  peer.py assignment FOLDER GAP    HiGHS: the plain model, until the gap is proven
"""

import json
import sys
import time

COVARIATES = ["prior", "prior_other", "frl", "ell", "swd", "female"]


def table(path, columns):
    import pandas

    return pandas.read_csv(path, usecols=columns, engine="pyarrow")


def told(read, answer, **more):
    print(json.dumps({"read": read, "answer": answer, **more}))


def mixed(path, *groups):
    import lme_python
    import polars

    start = time.time()
    rows = polars.read_csv(path, columns=["score", "year", "grade", *COVARIATES, *groups])
    rows = rows.with_columns([polars.col(name).cast(polars.Utf8) for name in ["year", "grade", *groups]])
    read = time.time()
    terms = COVARIATES + ["year", "grade"] + [f"(1|{group})" for group in groups]
    fit = lme_python.lmer("score ~ " + " + ".join(terms), rows)
    told(read - start, time.time() - read, figure=fit.reml_criterion() if callable(fit.reml_criterion) else fit.reml_criterion)


def absorbed(path, *groups):
    import pyfixest

    start = time.time()
    names = {name for group in groups for name in group.split("^")}
    rows = table(path, sorted({"score", "treat", "prior", "frl", "school_id"} | names))
    read = time.time()
    fit = pyfixest.feols(
        f"score ~ treat + prior + frl | {' + '.join(groups)}", rows, vcov={"CRV1": "school_id"}, fixef_tol=1e-8
    )
    told(read - start, time.time() - read, figure=float(fit.coef()["treat"]))


def staggered(path):
    import pandas
    from csdid.att_gt import ATTgt

    start = time.time()
    rows = pandas.read_csv(path)
    read = time.time()
    fit = ATTgt(
        yname="y", tname="period", idname="unit", gname="g", data=rows, xformla="y~x1+x2",
        control_group="nevertreated", biters=999,
    ).fit(est_method="dr")
    fit.aggte(typec="group")
    told(read - start, time.time() - read, figure=float(fit.atte["overall_att"]))


def assignment(folder, gap):
    import pandas
    import highspy

    start = time.time()
    leaders = pandas.read_csv(f"{folder}/leaders.csv")
    coachees = pandas.read_csv(f"{folder}/coachees.csv").set_index("coachee")
    pairs = pandas.read_csv(f"{folder}/pairs.csv")
    travel = pandas.read_csv(f"{folder}/travel_minutes_one_way.csv").set_index(["from", "to"])["minutes"]
    read = time.time()
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", float(gap))
    serves = {
        (pair.leader, pair.coachee): solver.addBinary(obj=int(coachees.priority[pair.coachee] * pair.fit))
        for pair in pairs.itertuples() if pair.allowed == 1
    }
    visits = {}
    for leader, coachee in serves:
        school = coachees.school[coachee]
        if (leader, school) not in visits:
            home = leaders.home_school[leader]
            visits[leader, school] = solver.addBinary(obj=-2 * int(travel[home, school]))
        solver.addConstr(serves[leader, coachee] <= visits[leader, school])
    for one in leaders.itertuples():
        mine = [coachee for leader, coachee in serves if leader == one.leader]
        places = [school for leader, school in visits if leader == one.leader]
        if not mine:
            continue
        solver.addConstr(sum(serves[one.leader, c] for c in mine) <= int(one.max_coachees))
        solver.addConstr(sum(visits[one.leader, s] for s in places) <= int(one.max_schools))
        solver.addConstr(
            sum(int(coachees.minutes_needed[c]) * serves[one.leader, c] for c in mine)
            + sum(2 * int(travel[one.home_school, s]) * visits[one.leader, s] for s in places)
            <= int(one.release_minutes)
        )
    for coachee, needs in coachees.iterrows():
        mine = [serves[pair] for pair in serves if pair[1] == coachee]
        if mine:
            solver.addConstr(sum(mine) == 1 if needs.must_serve == 1 else sum(mine) <= 1)
    solver.setMaximize()
    solver.solve()
    told(read - start, time.time() - read, figure=solver.getObjectiveValue())


{"mixed": mixed, "absorbed": absorbed, "staggered": staggered, "assignment": assignment}[sys.argv[1]](*sys.argv[2:])
