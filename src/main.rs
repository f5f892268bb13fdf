//! The page's entry: a panic hook and the mount. Natively there is nothing to run.

fn main() {
    #[cfg(target_arch = "wasm32")]
    question_desk::web::start();
}
