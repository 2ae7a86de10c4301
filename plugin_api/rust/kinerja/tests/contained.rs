//! Whatever an author's code does, only statuses and reports leave the plugin.

use kinerja::abi::*;
use kinerja::testing::{Host, Plugin, TestGoal, TestPerson};
use kinerja::*;

struct Wild;

const fn info(id: &'static str) -> Info {
    Info { id, name: "Liar", about: "Liar", schema: "{}", flags: 0 }
}

impl Method for Wild {
    const INFO: Info = info("org.example.wild-method");
    const STEPS: &'static [Step] =
        &[Step::standing(KINERJA_REF_GOAL, "{ref}"), Step::new(KINERJA_REF_NONE, "{a}")];

    fn open(setup: &MethodSetup) -> Result<Self, Failure> {
        match setup.config().get("open").text() {
            Some("panic") => panic!("no instance"),
            Some("fail") => Err(Failure::config("/open", "BAD: fail")),
            _ => Ok(Wild),
        }
    }
    fn trail_per_row(&self, goals: u32, _: u32) -> u32 {
        assert!(goals < 100, "too many");
        2 * goals
    }
    fn rate(&self, employee: &Employee, trail: &mut Trail) -> Result<Score, Failure> {
        let goal = employee.goals().next().unwrap();
        trail.step(0, Ref::Goal(goal.index), 1.0, 2.0, 3.0)?;
        match goal.indicator {
            "panic" => panic!("person {}", employee.row()),
            "nan" => Ok(Score::of(f64::NAN)),
            "grade" => Ok(Score::graded(1.0, 7)),
            "ref" => trail.step(1, Ref::Goal(0), 1.0, 2.0, 3.0).map(|()| Score::of(1.0)),
            "positive" => Err(Failure::new(KINERJA_LATER, "no failure at all")),
            "exact" => Ok(Score::of(1.0 / 3.0).with_exact("1/3")),
            "unit" => Ok(Score::of(employee.unit().count() as f64)),
            "zero" => Ok(Score::of(-0.0)),
            _ => Ok(Score::missing("none")),
        }
    }
}

impl Source for Wild {
    const INFO: Info = info("org.example.wild-source");
    fn open(_: &SourceSetup) -> Result<Self, Failure> {
        Ok(Wild)
    }
    fn pull(&mut self, call: &Call, cursor: &[u8], emit: &mut Emit) -> Result<Pull, Failure> {
        call.log(Level::Info, call.secret("sandi")?);
        if !cursor.is_empty() {
            std::panic::panic_any(7);
        }
        let key = || "k".to_owned();
        let facts = vec![("golongan".into(), "III/a".into())];
        emit.people("file", &[Person { key: key(), origin: 1, attributes: facts, ..Person::default() }])?;
        emit.goals("file", &[GoalRow { key: key(), origin: 2, ..GoalRow::default() }])?;
        emit.ratings("file", &[RatingRow { key: key(), origin: 3, ..RatingRow::default() }])?;
        emit.events("file", &[Event { key: key(), origin: 4, ..Event::default() }])?;
        emit.spans("file", &[Span { key: key(), origin: 5, ..Span::default() }])?;
        Ok(Pull::Later)
    }
}

impl Exporter for Wild {
    const INFO: Info = info("org.example.wild-exporter");
    fn open(_: &ExporterSetup) -> Result<Self, Failure> {
        Ok(Wild)
    }
    fn write(&mut self, _: &Call, results: &Results, _: &mut Sink) -> Result<(), Failure> {
        let person = results.people().next().unwrap();
        person.score(99); // there is no such node
        Ok(())
    }
    fn finish(&mut self, _: &Call, _: &mut Sink) -> Result<(), Failure> {
        panic!("{}", "finish");
    }
}

impl Drop for Wild {
    fn drop(&mut self) {
        panic!("not even while it is dropped");
    }
}

kinerja_plugin! {
    id: "org.example.wild", vendor: "Example", license: "Apache-2.0", texts: "{}",
    sources: [Wild],
    methods: [Wild],
    exporters: [Wild],
}

fn plugin() -> Plugin {
    Plugin::of(kinerja_plugin_entry_v0)
}

fn goal(indicator: &'static str) -> TestGoal {
    TestGoal { indicator, ..TestGoal::default() }
}

#[test]
fn a_panic_costs_one_person() {
    let host = Host::new();
    let method = plugin().open_method(&host, "{}").unwrap();
    let people = ["panic", "nan", "grade", "ref", "positive", "exact", "unit", "zero", "other"]
        .map(|name| [goal(name)]);
    let people: Vec<&[TestGoal]> = people.iter().map(|goals| &goals[..]).collect();
    let rated = method.rate(&host, &people, Some(100));
    let (bug, ok) = (KINERJA_E_INTERNAL, KINERJA_OK);
    assert_eq!(rated.status, ok);
    assert_eq!(rated.row_status, [bug, KINERJA_E_INPUT, bug, bug, bug, ok, ok, ok, KINERJA_MISSING]);
    assert_eq!(rated.score[5..], [1.0 / 3.0, 9.0, 0.0, 0.0]);
    assert!(rated.score[7].is_sign_positive());
    // Who failed keeps no steps.
    let rows: Vec<i32> = rated.steps.iter().map(|step| step.0).collect();
    assert_eq!(rows, [5, 6, 7, 8]);
    assert!(host.said().starts_with("fail -10 row 0 : The plugin panicked: person 0\n"), "{}", host.said());
    // Without a trail the same.
    assert_eq!(method.rate(&host, &people, None).row_status, rated.row_status);
}

#[test]
fn a_panic_costs_the_call() {
    let host = Host::new();
    assert_eq!(plugin().open_method(&host, r#"{"open":"panic"}"#).err(), Some(KINERJA_E_INTERNAL));
    assert_eq!(plugin().open_method(&host, r#"{"open":"fail"}"#).err(), Some(KINERJA_E_CONFIG));
    assert_eq!(
        host.said(),
        "fail -10 row -1 : The plugin panicked: no instance\nfail -1 row -1 /open: BAD: fail\n"
    );
    assert_eq!(plugin().open_method(&host, "{}").unwrap().trail_per_row(100), 0);
    let exporter = plugin().open_exporter(&host, "{}", "id").unwrap();
    let person = TestPerson { employee: "1", name: "", unit: "", score: None, grade: "" };
    assert_eq!(exporter.write(&host, &[person]), KINERJA_E_INTERNAL);
    assert_eq!(exporter.finish(&host), KINERJA_E_INTERNAL);
}

#[test]
fn every_kind_of_row_can_be_brought() {
    let host = Host::new();
    let source = plugin().open_source(&host, "{}", &[]).unwrap();
    assert_eq!(source.pull(&host, b""), KINERJA_LATER);
    assert_eq!(
        host.said(),
        "log 2 sandi\npeople line 1 key k\ngoals line 2 key k\nratings line 3 key k\n\
         events line 4 key k\nspans line 5 key k\n"
    );
    assert_eq!(source.pull(&host, b"x"), KINERJA_E_INTERNAL);
    assert!(host.said().ends_with("The plugin panicked: without a message\n"));
}
