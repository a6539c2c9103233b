//! x
use crate::support::*;
#[test]
fn probe() {
    let t = std::time::Instant::now();
    let a = get("/");
    eprintln!("{:?} {:?} {}", t.elapsed(), a.status, a.text.len());
    eprintln!("{:?}\n{}", a.headers, &a.text[..3000.min(a.text.len())]);
    for row in data("verifiche") { if text(&row,"result") == "disagrees" { eprintln!("{}", serde_json::to_string(&row).unwrap()); } }
    eprintln!("{}", serde_json::to_string(&data("dati")[0]).unwrap());
    eprintln!("{}", serde_json::to_string(&data("piano-capitoli")[0]).unwrap());
    eprintln!("{}", serde_json::to_string(&data("scambi")[0]).unwrap());
    let j = get("/pratiche.json?q=consiglio").json();
    eprintln!("{}", serde_json::to_string_pretty(&j).unwrap().chars().take(4000).collect::<String>());
    eprintln!("{:?}", t.elapsed());
    for r in ["/osservatorio","/osservatorio/indicatori-2020"] { let a=get(r); eprintln!("{} {}", r, a.status); }
    let a = send(form("/api/chiarezza", "rating%5Bpage%5D=%2Ftemi&rating%5Bquery%5D=&rating%5Bstars%5D=4", "192.0.2.1:5000"));
    eprintln!("{} {:?} {}", a.status, a.headers, a.text);
    eprintln!("{:?}", t.elapsed());
}
