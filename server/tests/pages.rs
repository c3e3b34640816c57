//! Pages that everybody may see.

use axum::http::StatusCode;

use crate::harness::House;

#[tokio::test]
async fn a_platform_welcomes_with_both_ways_in() {
    let house = House::new().await;
    let page = house.browser().opens("/hanna").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.count("h1"), 1);
    assert_eq!(page.count("a[href='/hanna/registro']"), 1);
    assert_eq!(page.count("main a[href='/hanna/ingresar']"), 1);
}

#[tokio::test]
async fn an_address_that_leads_nowhere_says_so() {
    let house = House::new().await;
    for address in ["/nadie", "/hanna/nada", "/a/b/c/d"] {
        let page = house.browser().opens(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.sees("No encontramos esta página"), "{address}");
    }
}

#[tokio::test]
async fn only_a_demonstration_lists_its_platforms() {
    let (real, demo) = (House::new().await, House::demo().await);
    assert!(!real.browser().opens("/").await.sees("HANNA"));
    assert!(demo.browser().opens("/").await.sees("HANNA"));
}

/// Where the threads of a server shared one page, about one page in eight hundred was never
/// answered and took its thread along.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_page_of_many_is_answered() {
    let house = House::new().await;
    let readers = (0..8).map(|_| {
        let browser = house.browser();
        tokio::spawn(async move {
            for _ in 0..100 {
                let page = browser.clone().opens("/hanna/ingresar").await;
                assert_eq!(page.status, StatusCode::OK);
            }
        })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap();
    }
}
