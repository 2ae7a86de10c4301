//! Rates by the share of goals that were reached: the weight of goals that met their target against
//! the weight of all goals that have a figure, in percent.

use kinerja::abi::{KINERJA_E_INPUT, KINERJA_REF_GOAL, KINERJA_REF_NONE};
use kinerja::{Direction, Employee, Failure, Goal, Info, Method, MethodSetup, Ref, Score, Step, Trail};

struct GoalShare {
    enough_from: f64,
    minimum_goals: usize,
}

const REACHED: usize = 0;
const MISSED: usize = 1;
const SHARE: usize = 2;

// A goal without target, figure or weight is left out: missing is not zero.
fn met(goal: &Goal) -> Option<bool> {
    let (actual, target) = (goal.actual?, goal.target?);
    if goal.weight <= 0.0 {
        return None;
    }
    Some(match goal.direction {
        Direction::MoreIsBetter => actual >= target,
        Direction::LessIsBetter => actual <= target,
        Direction::RangeIsBest => actual >= target && actual <= goal.target_high.unwrap_or(0.0),
    })
}

impl Method for GoalShare {
    const INFO: Info =
        Info { id: "@ID@", name: "NAME", about: "ABOUT", schema: include_str!("../schema.json"), flags: 0 };
    const STEPS: &'static [Step] = &[
        Step::new(KINERJA_REF_GOAL, "STEP_REACHED"),
        Step::new(KINERJA_REF_GOAL, "STEP_MISSED"),
        Step::new(KINERJA_REF_NONE, "STEP_SHARE"),
    ];

    fn open(setup: &MethodSetup) -> Result<Self, Failure> {
        let config = setup.config();
        Ok(GoalShare {
            enough_from: config.get("enough_from").number().unwrap_or(75.0),
            minimum_goals: config.get("minimum_goals").number().unwrap_or(1.0) as usize,
        })
    }

    fn grades(&self) -> Vec<String> {
        vec!["PERLU_PEMBINAAN".into(), "CUKUP".into()]
    }

    fn trail_per_row(&self, goals: u32, _ratings: u32) -> u32 {
        goals + 1
    }

    fn rate(&self, employee: &Employee, trail: &mut Trail) -> Result<Score, Failure> {
        let (mut done, mut all, mut goals) = (0.0, 0.0, 0);
        for goal in employee.goals() {
            let met = match met(&goal) {
                Some(met) => met,
                None => continue,
            };
            let weight = if met { goal.weight } else { 0.0 };
            let step = if met { REACHED } else { MISSED };
            let (actual, target) = (goal.actual.unwrap_or(0.0), goal.target.unwrap_or(0.0));
            trail.step(step, Ref::Goal(goal.index), actual, target, weight)?;
            done += weight;
            all += goal.weight;
            goals += 1;
        }
        if goals < self.minimum_goals {
            return Ok(Score::missing(format!("TOO_FEW: {goals}")));
        }
        if !f64::is_finite(100.0 * all) {
            return Err(Failure::new(KINERJA_E_INPUT, "TOO_LARGE"));
        }
        let score = 100.0 * done / all;
        trail.step(SHARE, Ref::None, done, all, score)?;
        Ok(Score::graded(score, usize::from(score >= self.enough_from)))
    }
}

kinerja::kinerja_plugin! {
    id: "@ID@",
    vendor: "@VENDOR@",
    license: "Apache-2.0",
    texts: include_str!("../texts.json"),
    methods: [GoalShare],
}

#[cfg(test)]
mod tests;
