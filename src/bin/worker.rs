//! The worker's entry. Natively there is nothing to run.

fn main() {
    #[cfg(target_arch = "wasm32")]
    question_desk::web::worker::start();
}
